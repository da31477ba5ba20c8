extension Scene {
    /// The scene with its pauses drawn out, so that calls recorded in seconds last as calls do: pauses before the
    /// first bridge (ringing, queues) by `ringing`, later ones (talking) by `talking`. Pauses under 400 ms stay.
    package func stretched(ringing: Int, talking: Int) -> Scene {
        var (shift, last, isTalking) = (Duration.zero, Duration.zero, false)
        let moved = events.map { event in
            let pause = event.at - last
            last = event.at
            if pause >= .milliseconds(400) { shift += pause * (max(isTalking ? talking : ringing, 1) - 1) }
            if event.name == "BridgeEnter" || event.name == "Bridge" { isTalking = true }
            return SceneEvent(
                at: event.at + shift,
                bytes: event.bytes,
                marks: event.marks,
                name: event.name,
                classes: event.classes
            )
        }
        return Scene(self, events: moved)
    }

    private init(_ scene: Scene, events: [SceneEvent]) {
        self.name = scene.name
        self.banner = scene.banner
        self.events = events
        self.words = scene.words
        self.serials = scene.serials
        self.suffixes = scene.suffixes
        self.second = scene.second
    }
}
