// The memory of what only starting needs.
#pragma once

namespace bookverse::app {

/// Unmaps the program's text and constants, and those of its libraries: starting walks through all of it once, serving
/// needs about a third. What is touched again comes from the page cache, without the disk. Figures: docs/decisions/0164.
/// Thread-safe. Does nothing in builds for development: it would drop a debugger's breakpoints.
void unmap_startup_pages() noexcept;

}  // namespace bookverse::app
