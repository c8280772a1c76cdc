package foyer.leads.erasing;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The operations of {@code schema/leads/lead.erasure.operations.graphqls}. */
@Controller
class LeadErasureController {

    private final ErasureQueries queries;
    private final LeadErasing erasing;
    private final LeadEraseUndoing undoing;

    LeadErasureController(ErasureQueries queries, LeadErasing erasing, LeadEraseUndoing undoing) {
        this.queries = queries;
        this.erasing = erasing;
        this.undoing = undoing;
    }

    @QueryMapping
    Connection<LeadErasure> leadErasures(PageRequest page) {
        return queries.page(page);
    }

    @MutationMapping
    LeadErasing.Erased leadErase(@Argument LeadErasureInputs.Erase input) {
        return erasing.erase(input);
    }

    @MutationMapping
    LeadEraseUndoing.Undone leadEraseUndo(@Argument LeadErasureInputs.Undo input) {
        return undoing.undo(input.id());
    }

    @SchemaMapping
    @Nullable CompletableFuture<Membership> erasedBy(LeadErasure erasure, DataLoader<MembershipId, Membership> memberships) {
        return erasure.erasedById() == null ? null : memberships.load(erasure.erasedById());
    }
}
