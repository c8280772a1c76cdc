package foyer.platform.graphql.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.platform.graphql.TypeIds;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text form of typed ids, by the specification's own vectors and by a property. */
@Tag("unit")
class TypeIdsTest {

    private static final long SEED = 20_261_121L;
    private static final int ROUNDS = 10_000;

    /** From the TypeID specification's valid.yml, those with a prefix. */
    @ParameterizedTest
    @CsvSource({
        "prefix_0123456789abcdefghjkmnpqrs, prefix, 0110c853-1d09-52d8-d73e-1194e95b5f19",
        "prefix_01h455vb4pex5vsknk084sn02q, prefix, 01890a5d-ac96-774b-bcce-b302099a8057",
        "pre_fix_00000000000000000000000000, pre_fix, 00000000-0000-0000-0000-000000000000",
        "nil_00000000000000000000000000, nil, 00000000-0000-0000-0000-000000000000",
        "one_00000000000000000000000001, one, 00000000-0000-0000-0000-000000000001",
        "ten_0000000000000000000000000a, ten, 00000000-0000-0000-0000-00000000000a",
        "sixteen_0000000000000000000000000g, sixteen, 00000000-0000-0000-0000-000000000010",
        "thirtytwo_00000000000000000000000010, thirtytwo, 00000000-0000-0000-0000-000000000020",
        "max_7zzzzzzzzzzzzzzzzzzzzzzzzz, max, ffffffff-ffff-ffff-ffff-ffffffffffff",
    })
    void agreesWithTheSpecification(String text, String prefix, UUID id) {
        assertThat(TypeIds.encode(prefix, id)).isEqualTo(text);
        assertThat(TypeIds.decode(prefix, text)).isEqualTo(id);
        assertThat(TypeIds.prefixOf(text)).isEqualTo(prefix);
    }

    /** From the TypeID specification's invalid.yml: each is wrong for the reason beside it, or has no suffix at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PREFIX_00000000000000000000000000",
                "12345_00000000000000000000000000",
                "_00000000000000000000000000",
                "_",
                "",
                "prefix",
                "prefix_",
                "prefix_1234567890123456789012345",
                "prefix_123456789012345678901234567",
                "prefix_0123456789ABCDEFGHJKMNPQRS",
                "prefix_123456789-123456789-123456",
                "prefix_ooooooiiiiiiuuuuuuulllllll",
                "prefix_i23456789ol23456789oi23456",
                "prefix_8zzzzzzzzzzzzzzzzzzzzzzzzz",
                "prefix_0000000000000000000000000\u0661",
                "01h455vb4pex5vsknk084sn02q",
                "lead_01h455vb4pex5vsknk084sn02q",
            })
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> TypeIds.decode("prefix", text)).isInstanceOf(TypeIds.InvalidId.class);
    }

    @Test
    void readsBackWhatItWrites() {
        var random = new Random(SEED);
        for (var i = 0; i < ROUNDS; i++) {
            var id = new UUID(random.nextLong(), random.nextLong());
            var text = TypeIds.encode("lead", id);

            assertThat(TypeIds.decode("lead", text)).isEqualTo(id);
            assertThat(text).matches("lead_[0-7][0-9a-hjkmnp-tv-z]{25}");
        }
    }

    @Test
    void ordersAsTheIdsDo() {
        var earlier = TypeIds.encode("lead", UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"));
        var later = TypeIds.encode("lead", UUID.fromString("01890a5d-ac97-7000-8000-000000000000"));

        assertThat(earlier).isLessThan(later);
    }
}
