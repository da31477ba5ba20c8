/// What became of a stage.
package struct StageChange: Hashable, Sendable {
    /// What became of it.
    package enum Fate: Hashable, Sendable {
        /// It is new.
        case added
        /// It is gone; its open cards go to that stage, where one says that it replaces it.
        case removed(replacement: String?)
        /// It reads otherwise.
        case changed([AspectChange])
    }

    /// Its name in the file.
    package let stage: String
    /// What people read on the board.
    package let title: String
    /// What became of it.
    package let fate: Fate
}
