package foyer.properties.searches;

import foyer.jobs.JobActors;
import foyer.jobs.JobCreator;
import foyer.platform.database.OtherTenant;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Whose searches are: what they may see today is what is told. */
@Component
class SearchOwners {

    /** What telling somebody outside needs. */
    static final String WRITE = "PROPERTIES_WRITE";

    private static final String MEMBER = "MEMBER";
    private static final String MODULE = "MODULE_PROPERTIES";

    private final JobActors actors;
    private final OtherTenant transaction;

    SearchOwners(JobActors actors, OtherTenant transaction) {
        this.actors = actors;
        this.transaction = transaction;
    }

    /** Those of the members who may see properties today: whoever has left or whose tenant has not got the module is absent. */
    Map<MembershipId, Actor> today(Collection<MembershipId> members) {
        var makers = members.stream()
                .distinct()
                .map(member -> new JobCreator(MEMBER, member.value()))
                .toList();
        var today = new HashMap<MembershipId, Actor>();
        actors.today(makers).forEach((maker, actor) -> {
            if (maker.id() != null && actor.features().contains(MODULE)) {
                today.put(new MembershipId(maker.id()), actor);
            }
        });
        return today;
    }

    /** Those of the owner's searches that are told of: to somebody outside only while the owner might have that. */
    static List<PropertySavedSearch> tellable(List<PropertySavedSearch> searches, Actor owner) {
        return searches.stream()
                .filter(search -> search.recipient() == null || owner.may(WRITE))
                .toList();
    }

    /** Does a part of the running transaction as one of them. */
    <T> T as(Actor owner, Supplier<T> work) {
        return transaction.within(CurrentCaller.get().as(owner), work);
    }
}
