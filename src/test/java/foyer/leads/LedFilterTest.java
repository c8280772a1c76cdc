package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.lists.LeadListId;
import foyer.leads.pipelines.PipelineId;
import foyer.leads.pipelines.StageId;
import foyer.tenancy.MembershipId;
import foyer.tenancy.teams.TeamId;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each field of a filter by itself: whether an index tells of its leads, and what changes may take a lead from it. */
@Tag("unit")
class LedFilterTest {

    /** Said of all, or read as what it holds. */
    private static final Set<String> NO_FIELDS = Set.of("archived", "listed", "not");

    private static final UUID SOME = UUID.fromString("0190a000-0000-7000-8000-00000000000a");

    /** Field; told as few, by an index in the order of time, or not at all; the changes that it looks at. */
    private static final String FIELDS = """
            stages           | LED | [ID] | stage
            pipelines        | NOT | [ID] | stage
            kinds            | NOT | ['OPEN'] | stage
            assignees        | LED | [ID] | assignee
            teams            | NOT | [ID] | assignee team
            unassigned       | LED | true | assignee
            sources          | NOT | ['MANUAL'] | source
            tags             | NOT | {'all': ['warm']} | tags
            customFields     | NOT | [{'field': 'size', 'min': 1}] | customFields.size
            score            | NOT | {'min': 1} | score
            value            | NOT | {'currency': 'EUR', 'minMinor': 1} | value
            createdAt        | LED | {'from': '2026-01-01T00:00:00Z'} |
            updatedAt        | NOT | {'from': '2026-01-01T00:00:00Z'} | title
            wonAt            | NOT | {'from': '2026-01-01T00:00:00Z'} | stage
            lostAt           | NOT | {'from': '2026-01-01T00:00:00Z'} | stage
            email            | FEW | 'somebody@example.com' | contact.email
            phone            | FEW | '+971500000000' | contact.phone
            company          | NOT | 'Harbour' | contact.company
            countries        | LED | ['AE'] | address
            city             | LED | 'Dubai' | address
            doNotContact     | LED | true | doNotContact
            slaBreached      | LED | true | slaBreached
            firstResponseDue | NOT | {'from': '2026-01-01T00:00:00Z'} | stage notes archivedAt
            text             | FEW | 'harbour' | title notes contact.name
            list             | NOT | ID |
            any              | LED | [{'stages': [ID]}] | stage
            """;

    enum Told {
        FEW,
        LED,
        NOT
    }

    private static LeadFilter read(String field, String value) {
        var id =
                switch (field) {
                    case "pipelines" -> new PipelineId(SOME);
                    case "assignees" -> new MembershipId(SOME);
                    case "teams" -> new TeamId(SOME);
                    case "list" -> new LeadListId(SOME);
                    default -> new StageId(SOME);
                };
        return read("'%s': %s".formatted(field, value.replace("ID", "'" + id + "'")));
    }

    private static LeadFilter read(String parts) {
        return LeadFilterJson.read("{%s}".formatted(parts).replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = FIELDS)
    void isToldByItsIndexAndLeftByItsChanges(String field, Told told, String value, @Nullable String changes) {
        var filter = read(field, value);

        assertThat(LedFilterQueries.isOfFew(filter)).isEqualTo(told == Told.FEW);
        assertThat(LedFilterQueries.tellsPage(filter, LeadOrder.CREATED_AT_DESC))
                .isEqualTo(told != Told.NOT);
        assertThat(LedFilterQueries.isOfTime(filter)).isEqualTo(field.equals("createdAt"));
        assertThat(changes == null ? List.of() : List.of(changes.split(" ", -1)))
                .allMatch(change -> filter.looksAt(List.of(change)));
    }

    /** One that is not told of here is told of nowhere: by it all leads are read, and nobody hears that one has left. */
    @Test
    void areAllTheFieldsThatThereAre() {
        var fields =
                FIELDS.lines().map(line -> line.substring(0, line.indexOf(' '))).toList();

        assertThat(Arrays.stream(LeadFilter.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .filter(name -> !NO_FIELDS.contains(name)))
                .containsExactlyInAnyOrderElementsOf(fields);
    }

    /** No index has two of them together, but for a time beside one part. */
    @Test
    void tellsOfNoTwoTogether() {
        var stage = "'stages': ['%s']".formatted(new StageId(SOME));
        var either = "'any': [{'countries': ['AE']}, {'doNotContact': true}]";
        var made = "'createdAt': {'from': '2026-01-01T00:00:00Z'}";

        assertThat(List.of(stage + "," + made, either + "," + made)).allMatch(LedFilterTest::isTold);
        assertThat(List.of(stage + "," + either, stage + "," + either + "," + made, stage + ", 'countries': ['AE']"))
                .noneMatch(LedFilterTest::isTold);
    }

    private static boolean isTold(String parts) {
        return LedFilterQueries.tellsPage(read(parts), LeadOrder.CREATED_AT_DESC);
    }
}
