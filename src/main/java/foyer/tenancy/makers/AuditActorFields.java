package foyer.tenancy.makers;

import foyer.audit.AuditActor;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The edge from an actor in the audit log to the member. */
@Controller
class AuditActorFields {

    @SchemaMapping
    @Nullable CompletableFuture<Membership> membership(AuditActor actor, DataLoader<MembershipId, Membership> memberships) {
        return actor.member() == null ? null : memberships.load(new MembershipId(actor.member()));
    }
}
