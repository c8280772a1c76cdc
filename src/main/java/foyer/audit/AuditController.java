package foyer.audit;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The operations of {@code schema/audit}. */
@Controller
class AuditController {

    private final LogQueries log;
    private final PlatformLogQueries platformLog;
    private final AuditVerifier verifier;
    private final Signatures signatures;

    AuditController(LogQueries log, PlatformLogQueries platformLog, AuditVerifier verifier, Signatures signatures) {
        this.log = log;
        this.platformLog = platformLog;
        this.verifier = verifier;
        this.signatures = signatures;
    }

    @QueryMapping
    AuditView.@Nullable AuditEntry auditEntry(@Argument AuditEntryId id) {
        return log.byIds(List.of(id.value())).get(id.value());
    }

    @QueryMapping
    Connection<AuditView.AuditEntry> auditLog(
            @Argument @Nullable AuditFilter filter, @Argument AuditOrder orderBy, PageRequest page) {
        return log.page(filter == null ? AuditFilter.NONE : filter, orderBy, page);
    }

    @QueryMapping
    AuditVerification auditVerify() {
        return verifier.verify();
    }

    @QueryMapping
    Connection<AuditView.AuditEntry> platformAuditLog(@Argument @Nullable String user, PageRequest page) {
        return platformLog.page(user, page);
    }

    @QueryMapping
    AuditVerification platformAuditVerify() {
        return verifier.verifyPlatform();
    }

    /** An entry of the platform's own log is shown by its number only. */
    @SchemaMapping
    AuditView.@Nullable AuditBreak firstBroken(AuditVerification verification) {
        var found = verification.firstBroken();
        if (found == null) {
            return null;
        }
        var here = CurrentCaller.actor().tenantId() != null;
        var id = found.id() == null || !here ? null : UUID.fromString(found.id());
        var entry = id == null ? null : log.byIds(List.of(id)).get(id);
        return new AuditView.AuditBreak(found.number(), entry, found.reason());
    }

    @QueryMapping
    List<AuditView.AuditKey> auditKeys() {
        var base64 = Base64.getUrlEncoder().withoutPadding();
        return signatures.published().stream()
                .map(key -> new AuditView.AuditKey(
                        key.id(),
                        PublicKeys.ALGORITHM,
                        base64.encodeToString(key.publicKey().bytes()),
                        key.createdAt()))
                .toList();
    }
}
