package foyer.platform.graphql.persisted;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.limits.LimitSettings;
import foyer.platform.graphql.limits.Staff;
import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.stereotype.Component;

/**
 * Finds the text of a request's document and decides whether the deployment runs it. This is done before the engine
 * sees the request, and once for each: the engine's own support for persisted queries knows nothing of callers, keeps
 * parsed documents a second time and would look up a subscription's document again for each message. Source: spec
 * platform, "Persisted operations".
 */
@Component
public class PersistedDocuments {

    private final DocumentMode mode;
    private final TrustedDocuments trusted;
    private final TaughtDocuments ofTenants;
    private final TaughtDocuments ofStrangers;
    private final int longest;

    PersistedDocuments(DocumentModeSettings settings, TrustedDocuments trusted, LimitSettings limits, Clock clock) {
        this.mode = settings.mode();
        this.trusted = trusted;
        this.ofTenants = taught(settings, clock);
        this.ofStrangers = taught(settings, clock);
        this.longest = limits.cachedDocument();
    }

    private static TaughtDocuments taught(DocumentModeSettings settings, Clock clock) {
        return new TaughtDocuments(
                clock, settings.cache().toBytes(), settings.share().toBytes());
    }

    /**
     * Has the request's document at hand when it returns.
     *
     * @throws ApiException PERSISTED_QUERY_NOT_FOUND for an unknown name; BAD_USER_INPUT for a hash of another text and
     *     for a form that the deployment does not take; UNAUTHENTICATED or FORBIDDEN for a text that only staff may send
     */
    public void find(GraphQlRequest request, Caller caller) {
        if (request instanceof NamedRequest named) {
            named.found(text(named, caller));
        } else {
            checkText(request.getDocument(), caller.actor());
        }
    }

    private String text(NamedRequest request, Caller caller) {
        var name = request.name();
        if (!mode.takes(name.form())) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, unsupported(name.form()));
        }
        var sent = request.sent();
        if (sent != null && !DocumentHash.of(sent).equals(name.hash())) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "document.otherHash");
        }
        var known = trusted.get(name.hash());
        if (known != null) {
            return known;
        }
        if (sent != null) {
            checkText(sent, caller.actor());
            return sent;
        }
        var learnt = learnt(name, caller);
        if (learnt == null) {
            throw new ApiException(ApiErrorCode.PERSISTED_QUERY_NOT_FOUND, unknown(name.form()));
        }
        return learnt;
    }

    private @Nullable String learnt(DocumentName name, Caller caller) {
        if (!mode.learns() || name.form() != DocumentName.Form.PERSISTED_QUERY) {
            return null;
        }
        var owner = DocumentOwner.of(caller);
        return taughtBy(owner).get(owner.id(), name.hash());
    }

    private static String unsupported(DocumentName.Form form) {
        return switch (form) {
            case DOCUMENT_ID -> "document.idsOff";
            case PERSISTED_QUERY -> "document.apolloUnsupported";
        };
    }

    private static String unknown(DocumentName.Form form) {
        return switch (form) {
            case DOCUMENT_ID -> "document.unknownId";
            case PERSISTED_QUERY -> "document.apolloUnknown";
        };
    }

    private void checkText(String text, Actor actor) {
        if (mode != DocumentMode.TRUSTED_ONLY || Staff.includes(actor) || trusted.has(text)) {
            return;
        }
        if (actor instanceof Actor.Anonymous(var reason)) {
            throw new ApiException(
                    ApiErrorCode.UNAUTHENTICATED, "document.trustedOnly", List.of(), Map.of("reason", reason.name()));
        }
        throw new ApiException(ApiErrorCode.FORBIDDEN, "document.trustedOnly");
    }

    /** Keeps what this request taught, after its document has turned out to be one that may run. */
    public void keep(GraphQlRequest request, Caller caller) {
        if (!mode.learns()
                || !(request instanceof NamedRequest named)
                || named.name().form() != DocumentName.Form.PERSISTED_QUERY) {
            return;
        }
        var text = named.sent();
        var hash = named.name().hash();
        if (text == null || text.length() > longest || trusted.get(hash) != null) {
            return;
        }
        var owner = DocumentOwner.of(caller);
        taughtBy(owner).put(owner.id(), hash, text);
    }

    private TaughtDocuments taughtBy(DocumentOwner owner) {
        return owner.tenant() ? ofTenants : ofStrangers;
    }
}
