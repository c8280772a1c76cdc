package foyer.payments;

import foyer.audit.AuditActor;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What providers tell by webhooks is done by Foyer in their name, {@code "webhook:STRIPE"}. */
@Controller
class WebhookActorFields {

    private static final String PREFIX = "webhook:";

    static String name(Provider provider) {
        return PREFIX + provider;
    }

    @SchemaMapping
    @Nullable Provider provider(AuditActor actor) {
        var name = actor.name();
        return name != null && name.startsWith(PREFIX) ? Provider.valueOf(name.substring(PREFIX.length())) : null;
    }
}
