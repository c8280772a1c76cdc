package foyer.platform.mail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gets the logos of tenants when their mails are sent; implemented where files are known. */
public interface MailPictures {

    /** The picture, or null when it can be had no more: then the mail has a name instead. Never in a transaction. */
    @Nullable MailPicture of(UUID tenant, UUID file);
}
