import CMalloc

/// The memory of the process: as the C library hands it out, which is where all of ours comes from.
package enum Heap {
    /// Lets all threads share two arenas. Without it every thread has one of its own, and each keeps the most that was
    /// ever needed there. To be called before there are threads.
    package static func shareArenas() { svod_malloc_share_arenas(2) }

    /// Gives whole free pages back to the kernel. Takes some milliseconds, in which other threads wait for memory.
    package static func trim() { svod_malloc_trim() }
}
