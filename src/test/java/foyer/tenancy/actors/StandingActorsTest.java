package foyer.tenancy.actors;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.identity.SessionId;
import foyer.platform.database.NewIds;
import foyer.platform.database.SystemDatabase;
import foyer.platform.security.Actor;
import foyer.platform.security.Authenticator;
import foyer.platform.security.Credentials;
import foyer.tenancy.sessions.Person;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.TestClock;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every way in which somebody who holds a socket open stops being who opened it. */
@FoyerTest
@Tag("graphql")
class StandingActorsTest {

    @Autowired
    SystemDatabase system;

    @Autowired
    Actors actors;

    @Autowired
    TenantAccesses accesses;

    @Autowired
    Authenticator authenticator;

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private final TestClock clock = new TestClock();
    private final AtomicInteger asked = new AtomicInteger();
    private StandingActors standing;
    private TestMember owner;
    private String accessToken;
    private String refreshToken;
    private Actor actor;
    private Actor bystander;

    @BeforeEach
    void open(@Autowired ImpersonationRight impersonation) {
        var counted = CountedSystem.of(system, asked);
        standing = new StandingActors(new SessionStandingQueries(counted, accesses), actors, impersonation, clock);
        owner = tenants.signUp("LEAD_GENERATION");
        var opened = signIn();
        accessToken = opened[0];
        refreshToken = opened[1];
        actor = actor(accessToken);
        bystander = actor(signIn()[0]);
    }

    @Test
    void standAsLongAsNothingHappens() {
        assertThat(standing.changed(List.of(actor, bystander, actor))).isEmpty();
        assertThat(standing.changed(List.of())).isEmpty();
        assertThat(asked).hasValue(1);
    }

    @Test
    void fallWithTheirSignOutAndNotWithAnothers() {
        client.as(accessToken)
                .post("mutation { signOut { userErrors { code } } }")
                .succeeded("signOut");

        assertThat(standing.changed(List.of(actor, bystander))).containsExactly(actor);
    }

    @Test
    void fallWhenARefreshTokenIsUsedThatWasUsedBefore() {
        var second = Person.refresh(client, refreshToken).text("sessionRefresh.session.refreshToken");
        Person.refresh(client, second).succeeded("sessionRefresh");
        assertThat(standing.changed(List.of(actor))).isEmpty();

        Person.refresh(client, refreshToken);

        assertThat(standing.changed(List.of(actor, bystander))).containsExactly(actor);
    }

    @Test
    void fallWhenTheSessionMovesToAnotherTenant() {
        var second = Person.createTenant(client.as(accessToken), Map.of("name", "Second", "blueprint", "REAL_ESTATE"))
                .text("tenantCreate.tenant.id");
        Person.switchTo(client.as(accessToken), second).succeeded("tenantSwitch");

        assertThat(standing.changed(List.of(actor, bystander))).containsExactly(actor);
    }

    @Test
    void fallWithTime() {
        clock.pass(Duration.ofDays(30).minusMinutes(1));
        assertThat(standing.changed(List.of(actor))).isEmpty();

        clock.pass(Duration.ofMinutes(2));
        assertThat(standing.changed(List.of(actor))).containsExactly(actor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update tenancy.membership set role = 'ADMIN' where id = '%1$s'",
                "update tenancy.membership set status = 'SUSPENDED' where id = '%1$s'",
                "update tenancy.membership set status = 'FROZEN' where id = '%1$s'",
                "update tenancy.membership set status = 'REMOVED' where id = '%1$s'",
                "update tenancy.tenant set status = 'SUSPENDED' where id = '%2$s'",
                "update identity.user_account set active = false where id = '%3$s'",
                "update identity.session set revoked_at = now(), revoked_why = 'REPLACED' where user_id = '%3$s'",
                "update identity.session set tenant_id = null, membership_id = null where user_id = '%3$s'"
            })
    void fallWithWhatTheyRestOn(String change) throws SQLException {
        var stranger = tenants.signUp("LEAD_GENERATION");
        var strangers = actor(signIn(stranger.email())[0]);

        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(change.formatted(owner.membership(), owner.tenant(), owner.user()));
        }

        assertThat(standing.changed(List.of(actor, strangers))).containsExactly(actor);
        assertThat(authenticator.changed(List.of(actor, strangers))).containsExactly(actor);
    }

    @Test
    void haveNeverStoodWithoutASession() {
        var nobody = new Actor.Anonymous(Actor.Reason.MISSING);
        var gone = new Actor.User(NewIds.at(clock.instant()), NewIds.at(clock.instant()));

        assertThat(standing.changed(List.of(nobody, gone, actor))).containsExactlyInAnyOrder(nobody, gone);
    }

    @Test
    void areAskedAboutAThousandAtATime() {
        var many = new ArrayList<Actor>(List.of(actor, bystander));
        for (var i = 0; i < StandingActors.AT_ONCE; i++) {
            many.add(new Actor.User(owner.user(), new SessionId(NewIds.at(clock.instant())).value()));
        }

        var changed = standing.changed(many);

        assertThat(changed).hasSize(StandingActors.AT_ONCE).doesNotContain(actor, bystander);
        assertThat(asked).hasValue(2);
    }

    @Test
    void areTheSameWhoeverGrantsThem() {
        assertThat(actor)
                .isInstanceOfSatisfying(
                        Actor.Member.class,
                        member -> assertThat(member.roles())
                                .isEqualTo(Set.of("OWNER", "ADMIN", "MANAGER", "MEMBER", "VIEWER")));
    }

    private String[] signIn() {
        return signIn(owner.email());
    }

    private String[] signIn(String email) {
        var answer = Person.signIn(client, Map.of("email", email, "password", TestTenants.PASSWORD))
                .succeeded("signIn");
        return new String[] {answer.text("signIn.session.accessToken"), answer.text("signIn.session.refreshToken")};
    }

    private Actor actor(String token) {
        return authenticator.authenticate(Credentials.authorization("Bearer " + token));
    }
}
