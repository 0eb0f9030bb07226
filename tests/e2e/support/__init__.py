"""What end-to-end tests share: servers as child processes, the program in both shapes, a device that calls it."""
