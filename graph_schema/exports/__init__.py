"""Files of the graph for other programs: formats that the service and the command line share."""
