"""What happened: triggers, realis, roles, losses, and which mentions are one incident."""
