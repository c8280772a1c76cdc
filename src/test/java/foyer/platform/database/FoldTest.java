package foyer.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.TestDatabase;
import java.sql.SQLException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folding is the same in a database of any locale: search would else find nothing but ASCII in some. */
@Tag("module")
class FoldTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @ParameterizedTest
    @ValueSource(strings = {"C", "pg_c_utf8", "unicode"})
    void foldsWhateverTheLocale(String collation) throws SQLException {
        try (var connection = DATABASE.asSuperuser()) {
            var folded = DSL.using(connection)
                    .fetchSingle("select platform.fold('Élodie  ÆTHER أَحْمَد_الشّارقة' collate \"" + collation + "\")")
                    .get(0, String.class);

            assertThat(folded).isEqualTo(" elodie aether احمد الشارقه");
        }
    }
}
