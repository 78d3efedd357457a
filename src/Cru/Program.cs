using Cru;

return CruProgram.Run(args, ConsoleHost.Create());
