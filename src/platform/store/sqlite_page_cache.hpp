// When SQLite puts the pages of a b-tree into order it gives one of them the number of the lock page for a moment, 262,145 with pages
// of 4 KiB. Its page cache remembers the largest number that it has seen, and at the end of every transaction which saw one far
// beyond the end of the file it looks at all pages that it holds: a seventh of what purchases cost the writer. Here the cache is told
// 0 instead, which is no page's number, as the lock page's is not.
#pragma once

namespace bookverse::store::sqlite {

/// For all connections of the process; before SQLite is used for the first time, else nothing happens.
void install_page_cache();

}  // namespace bookverse::store::sqlite
