"""What the suites know of the files of each engine's index, to break them."""
import fcntl
import glob
import os
import shutil
import sqlite3


def generations(vault, engine):
    return sorted(glob.glob(os.path.join(vault, ".crucible", "index", "*", f"{engine}-*")))


class Sqlite:
    """One database; its log lies beside it while somebody writes."""

    name = "sqlite"
    can_lie = True

    def files(self, vault):
        return [path for folder in generations(vault, self.name) for path in glob.glob(os.path.join(folder, "index.db"))]

    def older_schema(self, suite, vault):
        self._schema(vault, 0)

    def newer_schema(self, suite, vault):
        self._schema(vault, 99)

    def half(self, suite, vault):
        """One of the two files that a change needs is gone: the log is there, the database is not."""
        for path in self.files(vault):
            os.remove(path)
            with open(path + "-wal", "wb") as file:
                file.write(suite.random.randbytes(4096))

    def copy_part(self, generation, to):
        with open(os.path.join(generation, "index.db"), "rb") as whole, open(os.path.join(to, "index.db"), "wb") as file:
            file.write(whole.read()[:10_000])

    def write(self, vault):
        """Holds the index as one who writes it does; what is returned lets go."""
        database = sqlite3.connect(self.files(vault)[0])
        database.execute("BEGIN IMMEDIATE")
        return database.close

    def lie(self, vault, statement):
        """Changes what the index says while all its stamps go on to agree with the files: it looks fresh."""
        for path in self.files(vault):
            with sqlite3.connect(path) as database:
                changed = database.execute(statement).rowcount
            database.close()
            assert changed > 0, statement

    def _schema(self, vault, version):
        for path in self.files(vault):
            with sqlite3.connect(path) as database:
                database.execute(f"PRAGMA user_version = {version}")
            database.close()


class Lucene:
    """Lucene's files, a catalog that the newest commit names by its number, and LOCK (docs/engines.md)."""

    name = "lucene"
    can_lie = False

    def files(self, vault):
        found = [path for folder in generations(vault, self.name) for path in glob.glob(os.path.join(folder, "*"))]
        return [path for path in found if os.path.basename(path) != "LOCK"]

    def catalogs(self, vault):
        return [path for path in self.files(vault) if os.path.basename(path).startswith("catalog-")]

    def older_schema(self, suite, vault):
        """The catalog has the number of a checkpoint before."""
        self._renumber(vault, -1)

    def newer_schema(self, suite, vault):
        self._renumber(vault, 1)

    def half(self, suite, vault):
        """One of the two stores is gone."""
        for path in self.catalogs(vault):
            os.remove(path)

    def copy_part(self, generation, to):
        for path in glob.glob(os.path.join(generation, "_*")):
            shutil.copy(path, to)

    def write(self, vault):
        folder = generations(vault, self.name)[-1]
        held = open(os.path.join(folder, "LOCK"), "r+b")
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return held.close

    def _renumber(self, vault, step):
        for path in self.catalogs(vault):
            number = int(os.path.basename(path)[len("catalog-"):-len(".db")])
            os.rename(path, os.path.join(os.path.dirname(path), f"catalog-{number + step}.db"))


def of(suite):
    return Lucene() if suite.args.engine == Lucene.name else Sqlite()
