"""The parts of the Party page: matrices, the pane beside them, registers of dues, reports and members."""
