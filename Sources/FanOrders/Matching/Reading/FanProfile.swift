/// What a request discloses, in numbers: all that the index keeps of it.
struct FanProfile: Sendable {
    /// The dealer's number in the register.
    var dealer: UInt32 = 0
    /// When it came, minutes since 1970.
    var minute: UInt32 = 0
    var goods: [FanGood] = []
    /// Taxpayers' numbers that are not the dealer's.
    var inns: [UInt64] = []
    var tenders: [UInt64] = []
    /// The stems of the end customer's name, without legal forms and common endings.
    var names: [UInt32] = []
    var suffixes: [UInt32] = []
    /// The customer's initials, a letter in 16 bits each, where only these stand.
    var initials: UInt64 = 0
    /// The names of the domains of a customer's mail.
    var domains: [UInt32] = []
    var sites: [FanSite] = []
    var cities: [UInt16] = []
    var regions: [UInt16] = []
    /// Where the customer sits, which need not be where the goods go.
    var customerCities: [UInt16] = []
    var addresses: [FanAddress] = []
    /// The days within which to deliver; 0 where nothing is said.
    var days: UInt16 = 0
    /// The stems of all other words.
    var words: [UInt32] = []
    /// Whether it says that it goes on with an earlier one.
    var isSequel = false
    /// Words with a number beside them.
    var numbered: [UInt32] = []
}
