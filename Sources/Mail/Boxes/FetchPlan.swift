/// Which letters are fetched together: few enough that they fit into memory many boxes at once. Pure.
struct FetchPlan: Hashable {
    /// Letters fetched by one command.
    struct Batch: Hashable {
        var letters: [FetchedLetter] = []
        var bytes = 0
    }

    /// The batches, in the order of the folder.
    let batches: [Batch]

    /// Divides letters into batches of at most `most` bytes and `count` letters; one that is larger stands alone.
    init(_ letters: [FetchedLetter], most: Int, count: Int) {
        var batches: [Batch] = []
        var batch = Batch()
        for letter in letters {
            let size = letter.size ?? most
            if !batch.letters.isEmpty, batch.bytes + size > most || batch.letters.count >= count {
                batches.append(batch)
                batch = Batch()
            }
            batch.letters.append(letter)
            batch.bytes += size
        }
        if !batch.letters.isEmpty { batches.append(batch) }
        self.batches = batches
    }
}
