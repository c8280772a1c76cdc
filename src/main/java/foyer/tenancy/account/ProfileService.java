package foyer.tenancy.account;

import foyer.audit.Audit;
import foyer.identity.ProfileChange;
import foyer.identity.User;
import foyer.identity.Users;
import foyer.platform.database.Transactions;
import foyer.platform.events.Events;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.tenancy.People;
import foyer.tenancy.actors.Self;
import foyer.tenancy.tenants.TenancyEvents.MembershipRenamed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;
import org.springframework.stereotype.Service;

/** Changes what is stored of the caller as a person; the copies of their name in all of their tenants follow at once. */
@Service
class ProfileService {

    private final Users users;
    private final OwnMembershipQueries memberships;
    private final EachTenant eachTenant;
    private final Transactions transactions;
    private final Audit audit;
    private final Events events;

    ProfileService(
            Users users,
            OwnMembershipQueries memberships,
            EachTenant eachTenant,
            Transactions transactions,
            Audit audit,
            Events events) {
        this.users = users;
        this.memberships = memberships;
        this.eachTenant = eachTenant;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
    }

    /** The user as they are from now on. */
    @Nullable User update(AccountInputs.ProfileUpdate input) {
        check(input);
        var self = Self.get();
        transactions.run(() -> store(self, input));
        return users.get(self.user());
    }

    private void store(Self self, AccountInputs.ProfileUpdate input) {
        var user = users.lock(self.user());
        var before = ProfileChange.none(user, users.ownDefaultTenant(self.user()));
        var after = applied(input, before);
        requireMember(self, before, after);
        var diff = after.diff(before);
        if (diff.isEmpty()) {
            return;
        }
        users.change(self.user(), after);
        audit.recordForUser("user.update", "User", self.user().value(), diff);
        if (!after.name().equals(before.name())) {
            memberships.all(self.user()).forEach(own -> rename(own, after.name(), Map.of("name", diff.get("name"))));
        }
    }

    private void rename(OwnMembershipQueries.Own own, String name, Map<String, ?> diff) {
        eachTenant.tell(own.tenant(), own.membership().value(), () -> {
            memberships.rename(own, name);
            audit.record("membership.rename", "Membership", own.membership().value(), diff);
            events.publish(new MembershipRenamed(own.membership()));
        });
    }

    private static ProfileChange applied(AccountInputs.ProfileUpdate input, ProfileChange before) {
        var name = input.name().value();
        var locale = input.locale().value();
        return new ProfileChange(
                name == null ? before.name() : name.strip(),
                changed(input.phone(), before.phone()),
                changed(input.country(), before.country()),
                locale == null ? before.locale() : locale,
                changed(input.timeZone(), before.timeZone()),
                defaultTenant(input, before));
    }

    private void requireMember(Self self, ProfileChange before, ProfileChange after) {
        var tenant = after.defaultTenant();
        if (tenant != null && !tenant.equals(before.defaultTenant()) && !memberships.isActive(self.user(), tenant)) {
            throw UserErrorException.at("defaultTenant", AccountErrorCode.NOT_A_MEMBER);
        }
    }

    private static @Nullable UUID defaultTenant(AccountInputs.ProfileUpdate input, ProfileChange before) {
        if (input.defaultTenant().isOmitted()) {
            return before.defaultTenant();
        }
        var tenant = input.defaultTenant().value();
        return tenant == null ? null : tenant.value();
    }

    private static @Nullable String changed(ArgumentValue<String> value, @Nullable String before) {
        return value.isOmitted() ? before : value.value();
    }

    private static void check(AccountInputs.ProfileUpdate input) {
        var problems = new ArrayList<Problem>();
        var name = input.name().value();
        if (name != null && !People.isName(name)) {
            problems.add(Problem.of(AccountErrorCode.NAME_INVALID, "name", People.MAX_NAME));
        }
        required(problems, "name", input.name());
        required(problems, "locale", input.locale());
        if (!problems.isEmpty()) {
            throw new UserErrorException(problems, Map.of());
        }
    }

    private static void required(List<Problem> problems, String field, ArgumentValue<String> value) {
        if (!value.isOmitted() && value.value() == null) {
            problems.add(Problem.of(AccountErrorCode.REQUIRED, field));
        }
    }
}
