package foyer.platform.mail;

import foyer.platform.messages.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Writes mails: {@code foyer/mail/<name>.html} and {@code .txt} within {@code layout.…}, with the texts of {@code mails_…}
 * in the reader's language. What people gave is escaped, and stays in its line. Templates are Foyer's own, never a
 * tenant's: their expressions may do anything.
 */
@Component
class MailTemplates {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("ar"));
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar");
    private static final String FOLDER = "foyer/mail/";

    private final Messages messages = new Messages("mails");
    private final ITemplateEngine engine = engine();

    private ITemplateEngine engine() {
        var built = new TemplateEngine();
        built.addTemplateResolver(resolver(".html", TemplateMode.HTML));
        built.addTemplateResolver(resolver(".txt", TemplateMode.TEXT));
        built.setMessageResolver(new Texts());
        return built;
    }

    private static ClassLoaderTemplateResolver resolver(String suffix, TemplateMode mode) {
        var resolver = new ClassLoaderTemplateResolver(MailTemplates.class.getClassLoader());
        resolver.setPrefix(FOLDER);
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setResolvablePatterns(Set.of("*" + suffix));
        return resolver;
    }

    /** Messages by key; a missing one is a defect and raises. */
    private final class Texts extends AbstractMessageResolver {

        @Override
        public String resolveMessage(
                ITemplateContext context, @Nullable Class<?> origin, String key, Object @Nullable [] parameters) {
            return messages.in(context.getLocale(), key, parameters == null ? new Object[0] : parameters);
        }

        @Override
        public String createAbsentMessageRepresentation(
                ITemplateContext context, @Nullable Class<?> origin, String key, Object @Nullable [] parameters) {
            throw new IllegalStateException("no text " + key);
        }
    }

    /** The same without a picture that the mail carries. */
    RenderedMail render(String template, Locale locale, MailContent content) {
        return render(template, locale, content, null);
    }

    /** The mail in the language of these that the reader understands, or in English. */
    RenderedMail render(String template, Locale locale, MailContent content, @Nullable MailPicture logo) {
        var context = context(locale, content, logo);
        var text = engine.process(template + ".txt", context);
        var subjectEnd = text.indexOf('\n');
        var html = engine.process(template + ".html", context);
        context.setVariable("subject", OneLine.of(text.substring(0, subjectEnd)));
        context.setVariable("content", html);
        context.setVariable("text", text.substring(subjectEnd).strip());
        return new RenderedMail(
                OneLine.of(text.substring(0, subjectEnd)),
                engine.process("layout.html", context),
                engine.process("layout.txt", context),
                logo);
    }

    /** A page of its own, in English. */
    String page(String template, Map<String, Object> variables) {
        return engine.process(template + ".html", new Context(Locale.ENGLISH, variables));
    }

    private static Context context(Locale locale, MailContent content, @Nullable MailPicture logo) {
        var language = language(locale);
        var context = new Context(language);
        context.setVariable("lang", language.getLanguage());
        context.setVariable("dir", RIGHT_TO_LEFT.contains(language.getLanguage()) ? "rtl" : "ltr");
        context.setVariable("model", OneLine.within(content.model()));
        context.setVariable("brand", brand(content.brand(), logo));
        context.setVariable(
                "unsubscribe",
                content.unsubscribe() == null ? null : content.unsubscribe().toString());
        return context;
    }

    private static Map<String, String> brand(MailBrand brand, @Nullable MailPicture carried) {
        var linked = brand.logo() == null ? "" : brand.logo().toString();
        return Map.of(
                "name",
                brand.name(),
                "colour",
                brand.colour(),
                "text",
                brand.text(),
                "logo",
                carried == null ? linked : "cid:" + MimeMail.LOGO);
    }

    static Locale language(Locale locale) {
        var range = List.of(new Locale.LanguageRange(locale.toLanguageTag()));
        return Objects.requireNonNullElse(Locale.lookup(range, LANGUAGES), Locale.ENGLISH);
    }
}
