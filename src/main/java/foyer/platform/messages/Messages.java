package foyer.platform.messages;

import foyer.platform.security.CurrentCaller;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** Text by key in English or Arabic, {@code messages_<language>.properties}; codes never change, texts may. */
@Component
public class Messages {

    private final ResourceBundleMessageSource source = new ResourceBundleMessageSource();

    Messages() {
        this("messages");
    }

    /** Text of these bundles, the first that has the key. */
    public Messages(String... bundles) {
        source.setBasenames(bundles);
        source.setDefaultEncoding("UTF-8");
        source.setAlwaysUseMessageFormat(true);
        source.setFallbackToSystemLocale(false);
        source.setDefaultLocale(Locale.ENGLISH);
    }

    /** The text in the caller's language; a missing key is a defect and raises. */
    public String get(String key, Object... arguments) {
        return in(CurrentCaller.isBound() ? CurrentCaller.get().locale() : Locale.ENGLISH, key, arguments);
    }

    public String in(Locale locale, String key, Object... arguments) {
        return source.getMessage(key, arguments, locale);
    }
}
