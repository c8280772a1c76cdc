package foyer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.transfer.table.TableRow;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("unit")
class FieldGuessTest {

    private static final List<ImportField> FIELDS = List.of(
            ImportField.of("NAME", "name", "full name", "الاسم"),
            ImportField.of("EMAIL", "email", "e mail").looking(ImportField.Content.EMAIL),
            ImportField.of("PHONE", "phone", "téléphone").looking(ImportField.Content.PHONE),
            ImportField.of("WEBSITE", "website").looking(ImportField.Content.WEBSITE));

    @Test
    void goesByTheNameWhateverItsCaseAccentsAndSigns() {
        assertThat(guess(List.of("FULL_NAME", "E-Mail", "Telephone"))).containsExactly("NAME", "EMAIL", "PHONE");
        assertThat(guess(List.of("الاسم", "e.mail"))).containsExactly("NAME", "EMAIL");
    }

    @Test
    void goesByAWordOfTheName() {
        assertThat(guess(List.of("Work email address", "Customer phone (mobile)")))
                .containsExactly("EMAIL", "PHONE");
    }

    @Test
    void goesByWhatIsInTheColumnWhenItsNameSaysNothing() {
        var rows = List.of(
                row("amina@harbour.example", "+971 50 123 4567", "www.harbour.example", "12"),
                row("sami@palm.example", "(04) 555-0199", "https://palm.example", ""));

        assertThat(FieldGuess.of(List.of("A", "B", "C", "D"), rows, FIELDS))
                .containsExactly("EMAIL", "PHONE", "WEBSITE", null);
    }

    @Test
    void aWordThatManyColumnsHaveDecidesNothing() {
        assertThat(guess(List.of("Contact email", "Account name", "Do not contact")))
                .containsExactly("EMAIL", null, null);
    }

    @Test
    @Timeout(10)
    void aLongCellIsNotLookedAt() {
        var rows = List.of(row("@.".repeat(200_000) + " x"), row("a@" + "b.".repeat(150)));

        assertThat(FieldGuess.of(List.of("A"), rows, FIELDS)).containsExactly((String) null);
    }

    @Test
    void fillsNoFieldTwiceAndTakesTheBetterColumn() {
        assertThat(guess(List.of("Second email", "Email"))).containsExactly(null, "EMAIL");
        assertThat(guess(List.of("Email", "Email"))).containsExactly("EMAIL", null);
    }

    @Test
    void leavesOutWhatItDoesNotKnow() {
        assertThat(guess(List.of("", "Shoe size"))).containsExactly(null, null);
    }

    private static List<@Nullable String> guess(List<String> header) {
        return FieldGuess.of(header, List.of(), FIELDS);
    }

    private static TableRow row(String... cells) {
        return new TableRow(2, List.of(cells), false, new BitSet(), new BitSet());
    }
}
