/// Pages for a person whose browser sent a plain form: no scripts, nothing from elsewhere.
enum IntakePage {
    /// It was taken, and the site has no page of its own for that.
    static let thanks = page("Спасибо!", "Заявка принята. Мы свяжемся с вами.", "Your request was received.")

    /// It was refused.
    static func refusal(_ fault: IntakeFault) -> String {
        let field = fault.field.map { " (\(escaped($0)))" } ?? ""
        return page(
            "Заявка не принята",
            "\(escaped(fault.russian))\(field). Вернитесь назад и исправьте.",
            "\(escaped(fault.english))\(field)."
        )
    }

    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.append(character)
            }
        }
        return result
    }

    private static func page(_ title: String, _ russian: String, _ english: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title)</title><style>body{font:16px/1.5 system-ui,sans-serif;margin:4rem auto;max-width:32rem;padding:0 1rem}
        p[lang]{color:#666}</style></head>
        <body><h1>\(title)</h1><p>\(russian)</p><p lang="en">\(english)</p></body></html>
        """
    }
}
