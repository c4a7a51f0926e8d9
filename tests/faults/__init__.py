"""What a school's machine may do to the portal: `./run test faults`, never part of the gate."""
