package foyer;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FoyerTest
@Tag("graphql")
class FoyerStartsTest {

    @Autowired
    GraphQlClient client;

    @Test
    void answersAQuery() {
        var answer = client.post("{ __typename }");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("__typename")).isEqualTo("Query");
    }
}
