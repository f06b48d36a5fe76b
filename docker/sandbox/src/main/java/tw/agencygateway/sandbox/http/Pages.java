package tw.agencygateway.sandbox.http;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Renders pages from templates in {@code /templates}, inside the common layout, in the visitor's language. Values are
 * escaped unless a template asks otherwise; {@code {{#t}}key{{/t}}} says the words under a key.
 */
public final class Pages {
    private final Map<String, Template> templates = new ConcurrentHashMap<>();

    /** Where a page's forms may lead besides its own site: origins, separated by spaces. */
    private final String formTargets;

    private final String theme;

    /**
     * @param theme class of the page's body in the style sheet, and prefix of the words {@code site.<theme>}
     * @param formTargets origins that the answer to a form may redirect to, or empty
     */
    public Pages(String theme, String formTargets) {
        this.theme = theme;
        this.formTargets = formTargets;
    }

    /**
     * @param name of the template, and of its title: {@code title.<name>}
     * @param values what the template may say
     */
    public Response page(Request request, int status, String name, Map<String, ?> values) throws HttpError {
        Language language = request.language();
        Map<String, Object> context = new HashMap<>(values);
        context.put("t", (Mustache.Lambda) (fragment, out) -> out.write(escape(language.say(fragment.execute()))));
        context.put("english", language == Language.EN);
        context.put("lang", language.tag());
        context.put("theme", theme);
        context.put("title", language.say("title." + name));
        context.put("site", language.say("site." + theme));
        context.put("switch", switchAddress(request, language));
        context.put("body", template(name).execute(context));
        byte[] html = template("layout").execute(context).getBytes(StandardCharsets.UTF_8);
        Response response = Response.bytes(status, "text/html;charset=UTF-8", html)
                .with(
                        "Content-Security-Policy",
                        ("default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
                                        + "frame-ancestors 'none'; form-action 'self' " + formTargets)
                                .strip())
                .with("Referrer-Policy", "same-origin")
                .with("Cache-Control", "no-store");
        return request.query().containsKey("lang")
                ? response.with("Set-Cookie", "lang=" + language.tag() + "; Path=/; Max-Age=31536000; SameSite=Lax")
                : response;
    }

    private static String switchAddress(Request request, Language language) throws HttpError {
        StringBuilder address = new StringBuilder(request.path()).append('?');
        request.query().forEach((name, value) -> {
            if (!name.equals("lang")) {
                address.append(Query.encode(name))
                        .append('=')
                        .append(Query.encode(value))
                        .append('&');
            }
        });
        return address.append("lang=")
                .append(language == Language.EN ? Language.ZH_TW.tag() : Language.EN.tag())
                .toString();
    }

    private Template template(String name) {
        return templates.computeIfAbsent(name, missing -> compile(missing));
    }

    private static Template compile(String name) {
        try (InputStream in = Pages.class.getResourceAsStream("/templates/" + name + ".mustache")) {
            if (in == null) {
                throw new NoSuchElementException("no template " + name);
            }
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
            return Mustache.compiler()
                    .withLoader(partial -> new InputStreamReader(
                            Pages.class.getResourceAsStream("/templates/" + partial + ".mustache"),
                            StandardCharsets.UTF_8))
                    .emptyStringIsFalse(true)
                    .defaultValue("")
                    .compile(reader);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
