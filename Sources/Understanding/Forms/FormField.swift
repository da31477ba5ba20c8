/// What a field of a form is, whatever its label says.
package enum FormField: String, Hashable, Sendable, CaseIterable {
    /// The visitor's name.
    case name
    /// The visitor's telephone.
    case phone
    /// The visitor's address of mail.
    case email
    /// The visitor's company.
    case company
    /// Its tax number.
    case inn
    /// What the visitor wrote.
    case message
    /// What is asked for.
    case product
    /// How much of it.
    case quantity
    /// The subject.
    case subject
    /// The page of the form.
    case page

    /// The field that a label means; nil for another text.
    package static func labelled(_ label: some StringProtocol) -> FormField? {
        guard label.utf8.count <= 90 else { return nil }
        let key = label.lowered().trimming { $0.isWhitespace || ":*.-–•[]()\"'?".contains($0) }
        guard !key.isEmpty else { return nil }
        if let known = words[key] { return known }
        return key.range(of: "ё") == nil ? nil : words[key.replacing("ё", with: "е")]
    }

    private static let words: [String: FormField] = {
        var found: [String: FormField] = [:]
        for (field, text) in table {
            for word in text.split(separator: ";") { found[word.trimmingSpace()] = field }
        }
        return found
    }()

    private static let table: [(FormField, String)] = [
        (
            .name,
            """
            имя; ваше имя; фио; ф.и.о; ф. и. о; фамилия имя отчество; фамилия и имя; имя и фамилия; фамилия, имя; имя клиента; \
            контактное лицо; контактное лицо (фио); представьтесь; представьтесь, пожалуйста; как к вам обращаться; клиент; \
            покупатель; заказчик; отправитель; имя отправителя; посетитель; имя посетителя; автор; получатель; ваше фио; \
            как вас зовут; имя заказчика; имя пользователя; имя покупателя; контакт; name; your name; your-name; full name; \
            first name; fullname; fio; customer; customer name; contact; contact name; client; username; имя, фамилия
            """
        ),
        (
            .phone,
            """
            телефон; ваш телефон; номер телефона; контактный телефон; тел; тел./факс; моб. телефон; мобильный; \
            мобильный телефон; телефон для связи; ваш номер телефона; контактный номер; номер; сотовый; телефон клиента; \
            телефон заказчика; телефон покупателя; телефон, факс; телефон/факс; контактные телефоны; phone; your phone; \
            your-phone; phone number; tel; telephone; mobile; mobile phone; whatsapp; контактные данные; телефон получателя
            """
        ),
        (
            .email,
            """
            email; e-mail; e mail; ваш email; ваш e-mail; почта; эл. почта; эл.почта; электронная почта; ваша почта; \
            адрес электронной почты; электронный адрес; email клиента; e-mail клиента; email адрес; mail; your email; \
            your-email; your e-mail; email address; e-mail address; почта клиента; e-mail покупателя; контактный e-mail; \
            контактный email; от кого; reply-to; email для связи; почта для связи; эл. адрес; емейл; имейл
            """
        ),
        (
            .company,
            """
            компания; организация; название организации; наименование организации; название компании; наименование компании; \
            ваша компания; ваша организация; предприятие; юр. лицо; юридическое лицо; фирма; плательщик; контрагент; company; \
            company name; your company; organization; organisation; название предприятия; компания/организация
            """
        ),
        (.inn, "инн; инн организации; инн компании; ваш инн; инн/кпп; инн плательщика; inn; tax id; инн заказчика"),
        (
            .message,
            """
            сообщение; ваше сообщение; текст сообщения; комментарий; комментарии; комментарий к заказу; вопрос; ваш вопрос; \
            текст; текст вопроса; примечание; дополнительная информация; описание; запрос; текст запроса; пожелания; \
            содержание; заявка; текст заявки; текст обращения; обращение; суть вопроса; что вас интересует; message; \
            your message; your-message; comment; comments; question; text; description; notes; details; body; request; \
            задача; техническое задание; перечень; перечень продукции; список; список товаров; состав заказа; заказ
            """
        ),
        (
            .product,
            """
            товар; продукт; продукция; наименование; наименование товара; название товара; интересующий товар; \
            интересующая продукция; оборудование; модель; позиция; услуга; product; product name; item; goods; артикул товара; \
            наименование продукции; марка
            """
        ),
        (.quantity, "количество; кол-во; кол во; количество, шт; количество (шт); qty; quantity; объем; объем заказа"),
        (.subject, "тема; тема сообщения; тема обращения; тема вопроса; тема письма; subject; your-subject; topic"),
        (
            .page,
            """
            страница; страница отправки; url; адрес страницы; ссылка; сайт; со страницы; отправлено со страницы; \
            url страницы; источник; referer; referrer; page; page url; site; источник заявки; форма; название формы; form
            """
        ),
    ]
}
