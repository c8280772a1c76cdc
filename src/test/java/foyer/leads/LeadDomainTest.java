package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.TestDatabase;
import java.sql.SQLException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose website an address is: the same to who asks for it, {@link LeadKeys}, and to the column that is asked. */
@Tag("module")
class LeadDomainTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @ParameterizedTest
    @CsvSource({
        "https://harbour.example, harbour.example",
        "http://www.harbour.example, harbour.example",
        "https://www2.harbour.example/about, www2.harbour.example",
        "https://harbour.example:8443/a/b, harbour.example",
        "https://harbour.example?of=/a#b, harbour.example",
        "https://www.harbour.example/?next=https://www.other.example, harbour.example",
        "https://shop.www.example, shop.www.example",
        "https://xn--mgbh0fb.example/دبي, xn--mgbh0fb.example",
        "https://[2001:db8::1]/a, [2001"
    })
    void isOneForBoth(String website, String domain) throws SQLException {
        var keys = LeadKeys.of(new LeadContact(null, null, null, null, website));
        try (var connection = DATABASE.asSuperuser()) {
            var db = DSL.using(connection);
            db.execute("set session_replication_role = replica");

            var stored = db.fetchSingle("""
                            insert into leads.lead (tenant_id, title, stage_id, created_by_kind, contact_website)
                            values (uuidv7(), 'Villa', uuidv7(), 'SYSTEM', ?) returning contact_domain""", website).get(0, String.class);

            assertThat(stored).isEqualTo(domain);
            assertThat(keys.domain()).isEqualTo(domain);
        }
    }
}
