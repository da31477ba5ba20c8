/// How a browser presents itself.
struct BrowserLook: Sendable {
    var width = 1280
    var height = 800
    /// `light` or `dark`, as the operating system would say.
    var scheme = "light"
    var language = "ru"
    var reducesMotion = true
    /// The zone of the machine in front of which somebody sits; nil for this one's.
    var zone: String?
}
