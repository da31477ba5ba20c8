/// A form to try the intake with, served where the configuration says `try: true`: `/intake/v1/try`.
enum TryPage {
    /// What the page may do: its own script and style, calls to this listener.
    static let policy =
        "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; connect-src 'self'; form-action 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'"

    /// The page.
    static let html = """
        <!DOCTYPE html>
        <html lang="ru">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>svod: проба заявки</title>
        <style>
        body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:36rem;padding:0 1rem;color:#1d2733;background:#fff}
        label{display:block;margin:.8rem 0 .2rem}
        input,textarea,select{box-sizing:border-box;width:100%;font:inherit;padding:.5rem;border:1px solid #8a97a6;border-radius:6px}
        button{margin-top:1rem;font:inherit;padding:.6rem 1.2rem;border:0;border-radius:6px;background:#1f5fbf;color:#fff}
        output{display:block;margin-top:1rem;white-space:pre-wrap;font-family:ui-monospace,monospace}
        @media (prefers-color-scheme:dark){body{color:#e6ebf1;background:#151b22}
        input,textarea,select{color:inherit;background:#1d2630;border-color:#5a6775}}
        </style>
        <script src="try.js" defer></script>
        </head>
        <body>
        <h1>Проба заявки</h1>
        <form id="form" method="post" enctype="multipart/form-data" action="forms">
        <label for="key">Ключ сайта</label><input id="key" autocomplete="off" required>
        <label for="kind">Что это</label>
        <select id="kind" name="kind"><option value="form">Форма</option><option value="order">Заказ</option></select>
        <label for="name">Имя</label><input id="name" name="name" value="Иванов Иван">
        <label for="phone">Телефон</label><input id="phone" name="phone" value="+7 (921) 555-01-01">
        <label for="email">Почта</label><input id="email" name="email" type="email" value="ivanov@example.ru">
        <label for="message">Сообщение</label><textarea id="message" name="message" rows="4">Прошу счёт на дверь ДГ-21, 5 шт.</textarea>
        <label for="utm">utm_campaign</label><input id="utm" name="utm_campaign" value="проба">
        <label for="file">Файл</label><input id="file" name="file" type="file">
        <button>Отправить</button>
        </form>
        <output id="answer" role="status"></output>
        </body>
        </html>
        """

    /// Its script.
    static let script = """
        "use strict";
        const form = document.getElementById("form");
        const answer = document.getElementById("answer");
        let key = crypto.randomUUID ? crypto.randomUUID() : String(Math.random()).slice(2);
        form.addEventListener("input", () => { key = String(Math.random()).slice(2) + Date.now(); });
        form.addEventListener("submit", async (event) => {
          event.preventDefault();
          answer.textContent = "…";
          try {
            const reply = await fetch("forms", {
              method: "POST",
              headers: {"X-Svod-Key": document.getElementById("key").value, "Idempotency-Key": key},
              body: new FormData(form),
            });
            answer.textContent = reply.status + " " + await reply.text();
          } catch (error) {
            answer.textContent = "Не отправлено: " + error.message;
          }
        });
        """
}
