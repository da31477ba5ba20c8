/// What became of a funnel.
package struct FunnelChange: Hashable, Sendable {
    /// What became of it as a whole.
    package enum Fate: Hashable, Sendable {
        /// It is new.
        case added
        /// It is gone.
        case removed
        /// It reads otherwise.
        case changed
    }

    /// Its name in the file.
    package let funnel: String
    /// What people read.
    package let title: String
    /// What became of it as a whole.
    package let fate: Fate
    /// Its own settings, its fields and the rules of every stage.
    package var settings: [AspectChange] = []
    /// Its stages, in the order of the old file and then of the new one.
    package var stages: [StageChange] = []
}
