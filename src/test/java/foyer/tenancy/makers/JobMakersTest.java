package foyer.tenancy.makers;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.jobs.JobActors;
import foyer.jobs.JobCreator;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A job goes on for whoever made it, while they act in the tenant. */
@FoyerTest
@Tag("graphql")
class JobMakersTest {

    @Autowired
    JobActors makers;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update tenancy.membership set status = 'SUSPENDED' where user_id = ?",
                "update tenancy.membership set status = 'REMOVED' where user_id = ?",
                "update identity.user_account set active = false where id = ?"
            })
    void areNobodyOnceTheyActNoMore(String change) throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        var member = tenants.join(owner, "MEMBER");
        var creators =
                List.of(new JobCreator("MEMBER", owner.membership()), new JobCreator("MEMBER", member.membership()));
        var tenant = Caller.system(owner.tenant(), "test");
        assertThat(CurrentCaller.call(tenant, () -> makers.today(creators))).containsOnlyKeys(creators);

        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(change)) {
            statement.setObject(1, member.user());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }

        assertThat(CurrentCaller.call(tenant, () -> makers.today(creators))).containsOnlyKeys(creators.getFirst());
    }
}
