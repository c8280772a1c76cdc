package foyer.platform.mail;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is kept of a draft, encrypted, until it is sent. */
record MailContent(
        @Nullable String toName,
        Map<String, Object> model,
        MailBrand brand,
        @Nullable URI unsubscribe) {

    /** Never shows what it holds. */
    @Override
    public String toString() {
        return "MailContent";
    }
}
