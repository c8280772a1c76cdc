package foyer.tenancy.members;

import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import foyer.tenancy.Memberships;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The data loader {@code memberships}, for edges from any module's type to a member: one statement a level, whatever
 * the number of parents and of edges. A controller method takes it as its parameter
 * {@code DataLoader<MembershipId, Membership> memberships}.
 */
@Component
class MembershipLoader {

    MembershipLoader(BatchLoaderRegistry registry, Memberships memberships) {
        registry.<MembershipId, Membership>forName("memberships")
                .registerMappedBatchLoader((ids, _) -> Mono.just(memberships.byIds(ids)));
    }
}
