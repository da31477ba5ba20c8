package import Domain

/// What is to happen after a time, while a card stands in a stage.
package struct FunnelTimer: Hashable, Sendable {
    /// Its name, unlike all others of the stage.
    package let name: String
    /// When it fires.
    package let moment: Moment
    /// What happens then.
    package let then: [Action]
    /// Where it is written.
    package let place: FilePlace
    /// The calendar in which working time and days without a time are read; nil for the funnel's.
    package var calendar: String?
    /// What is done when the moment has passed already at arming.
    package var ifPast = IfPast.fire
    /// Whether it is armed anew when a field that it reads changes.
    package var rearms = true
    /// Whether it fires once in the card's life, not once a stay in the stage.
    package var once = false

    /// Creates a timer.
    package init(name: String, moment: Moment, then: [Action], place: FilePlace) {
        self.name = name
        self.moment = moment
        self.then = then
        self.place = place
    }

    /// When a timer fires.
    package enum Moment: Hashable, Sendable {
        /// At the day or moment in a field, and so much before or after.
        case at(field: String, offset: TimeSpan?)
        /// So long after the card entered the stage.
        case after(TimeSpan)
        /// So long after our last act that the client could see; each act winds it up anew.
        case idle(TimeSpan)
        /// Again and again.
        case every(Schedule)
        /// As soon as a condition becomes true; looked at when a field that it reads changes.
        case when(Expression)
    }

    /// What is done when the moment has passed already at arming.
    package enum IfPast: String, Hashable, Sendable {
        /// It fires at once.
        case fire
        /// It never fires, until its field changes.
        case skip
    }
}
