import Domain

/// What fields are called on the sites of the world, and what they stand for.
enum FieldNames {
    /// What a field of that path stands for; nil when nobody knows. A field within another counts by its own name where
    /// the outer one is a word for the client (`customer[phone]`).
    static func role(of path: [String]) -> FieldRole? {
        guard let last = path.last else { return nil }
        if let role = known[key(path.joined(separator: " "))] { return role }
        let own =
            path.count > 1 && path.dropLast().allSatisfy { clients.contains(key($0)) || $0.allSatisfy(\.isNumber) }
        return own ? known[key(last)] : nil
    }

    /// The form in which names are compared: folded, without blanks, so that `your-name` and `yourName` are one.
    static func key(_ name: String) -> String { FoldedKey.of(name).filter { $0 != " " } }

    private static let clients: Set<String> = [
        "client", "customer", "buyer", "user", "sender", "contact", "contacts", "person", "recipient", "from", "form",
        "data", "fields", "field", "order", "billing", "shipping", "author", "visitor", "клиент", "покупатель",
        "контакт", "контакты", "заказчик", "отправитель", "получатель", "заявка",
    ]

    private static let known: [String: FieldRole] = {
        var known: [String: FieldRole] = [:]
        for (role, names) in words {
            for name in names.split(separator: ",") { known[key(String(name))] = role }
        }
        return known
    }()

    private static let words: [(FieldRole, String)] = [
        (
            .name,
            """
            name, full name, fio, f.i.o., client, client name, customer name, contact name, contact person, your name,
            user name, sender name, visitor name, buyer name, имя, ваше имя, фио, ф.и.о., имя клиента, клиент, контакт,
            контактное лицо, как вас зовут, как к вам обращаться, представьтесь, отправитель, получатель, фамилия имя,
            фамилия имя отчество, имя и фамилия, ваши фио, заказчик
            """
        ),
        (.givenName, "first name, given name, fname, firstname"),
        (.familyName, "last name, family name, surname, lname, lastname, фамилия, ваша фамилия"),
        (
            .phone,
            """
            phone, phones, tel, telephone, telefon, mobile, mobile phone, phone number, contact phone, your phone, your tel,
            user phone, client phone, customer phone, sender phone, cell, cellphone, msisdn, whatsapp, телефон, тел,
            ваш телефон, номер телефона, контактный телефон, телефон для связи, мобильный, мобильный телефон, сотовый,
            сотовый телефон, номер, ваш номер, телефон клиента, моб
            """
        ),
        (
            .email,
            """
            email, e-mail, mail, email address, your email, your mail, user email, client email, customer email,
            sender email, contact email, почта, эл почта, электронная почта, ваша почта, ваш email, ваш e-mail, емейл,
            имейл, мейл, адрес электронной почты, электронный адрес
            """
        ),
        (.inn, "inn, инн, tax id, taxid, vat, ваш инн, инн компании, инн организации, company inn"),
        (
            .company,
            """
            company, company name, org, organization, organisation, firm, firma, legal entity, your company, компания,
            ваша компания, организация, название организации, название компании, наименование организации, фирма,
            юрлицо, юридическое лицо, предприятие
            """
        ),
        (
            .text,
            """
            text, message, your message, comment, comments, note, notes, question, description, body, content, textarea,
            msg, request, сообщение, ваше сообщение, текст, текст сообщения, комментарий, комментарии, ваш комментарий,
            комментарий к заказу, вопрос, ваш вопрос, описание, запрос, заявка, текст заявки, пожелания, примечание,
            что вас интересует, order comment
            """
        ),
        (.subject, "subject, your subject, topic, theme, title, тема, тема сообщения, тема обращения, заголовок"),
        (
            .form,
            """
            form, form name, formname, form id, formid, form title, форма, название формы, имя формы, svod form
            """
        ),
        (
            .ignore,
            """
            csrf, csrf token, csrfmiddlewaretoken, _token, g-recaptcha-response, h-captcha-response,
            smart-token, cf-turnstile-response, submit, utf8, authenticity token, _wpnonce, _wpcf7, _wpcf7_version,
            _wpcf7_locale, _wpcf7_unit_tag, _wpcf7_container_post, _wp_http_referer, cookies
            """
        ),
    ]
}
