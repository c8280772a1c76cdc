package foyer.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db:5432/foyer,                    jdbc:postgresql://db:5432/foyer,             ,",
        "postgresql://db/foyer,                              jdbc:postgresql://db/foyer,                  ,",
        "postgres://me:secret@db:5433/foyer,                 jdbc:postgresql://db:5433/foyer,             me, secret",
        "jdbc:postgresql://me@db/foyer,                      jdbc:postgresql://db/foyer,                  me,",
        "postgresql://me:p%40ss+%2Fword@db/foyer,            jdbc:postgresql://db/foyer,                  me, p@ss+/word",
        "postgresql://me:a:b@c@db/foyer,                     jdbc:postgresql://db/foyer,                  me, a:b@c",
        "postgresql://me:x@db/foyer?sslmode=require,         jdbc:postgresql://db/foyer?sslmode=require,  me, x",
        "jdbc:postgresql://db/foyer?user=me&password=p%26w&ssl=true, jdbc:postgresql://db/foyer?ssl=true, me, p&w",
        "'postgresql://a:1,b:2/foyer?targetServerType=primary', "
                + "'jdbc:postgresql://a:1,b:2/foyer?targetServerType=primary', ,",
        "postgresql://[::1]:5432/foyer,                      jdbc:postgresql://[::1]:5432/foyer,          ,"
    })
    void readsEveryFormAndTakesTheCredentialsOut(String url, String jdbc, String user, String password) {
        assertThat(DatabaseUrl.parse(url)).isEqualTo(new DatabaseUrl(jdbc, user, password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "foyer", "mysql://me:secret@db/foyer", "postgresql://me:secret@db", "jdbc:postgresql:foyer"})
    void refusesAnotherFormWithoutRepeatingIt(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseUrl.parse(url))
                .withMessageStartingWith("not of the form")
                .withMessageNotContaining("secret");
    }
}
