using System.Runtime.CompilerServices;

// Without it ReadyToRun leaves every call of SQLite to be compiled at each start.
[assembly: DisableRuntimeMarshalling]
