using System.Runtime.CompilerServices;

// Without it ReadyToRun leaves every call of the system to be compiled at each start.
[assembly: DisableRuntimeMarshalling]
