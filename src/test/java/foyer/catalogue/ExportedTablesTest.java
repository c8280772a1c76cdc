package foyer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.catalogue.Tables.Kind;
import foyer.catalogue.Tables.Table;
import foyer.platform.export.ExportPart;
import foyer.platform.export.ExportTable;
import foyer.testing.FoyerTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Field;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Everything that a tenant has is in its archive, table by table and column by column, or it is said here, or beside the
 * columns, why not.
 */
@FoyerTest
@Tag("module")
class ExportedTablesTest {

    private static final String IN_THE_LOG = "in audit.jsonl, as it is verified";
    private static final String WAKES = "tells the platform what is still to be done";
    private static final String COUNTED = "counts of the leads that are here";

    private static final Map<String, String> LEFT_OUT = Map.ofEntries(
            Map.entry("audit.chain", IN_THE_LOG),
            Map.entry("audit.checkpoint", IN_THE_LOG),
            Map.entry("audit.entry", IN_THE_LOG),
            Map.entry("audit.seal", IN_THE_LOG),
            Map.entry("audit.unsealed", WAKES),
            Map.entry("entitlements.reservation", "held for moments only"),
            Map.entry("billing.ending", "that subscriptions are to be ended, while a deletion is asked for"),
            Map.entry("files.blob", "where the storage has the bytes, which are in files/"),
            Map.entry("files.variant", "smaller forms of pictures, which are made anew of those in files/"),
            Map.entry("jobs.queue", WAKES),
            Map.entry("leads.erased_lead", "leads that were erased, for seven days, so that they can come back"),
            Map.entry("leads.import_change", "what imports did for 30 days, so that they can be taken back"),
            Map.entry("leads.stage_count", COUNTED),
            Map.entry("leads.stage_delta", COUNTED),
            Map.entry("platform.event", "tells subscribers of what is here as it is now, and goes soon"),
            Map.entry("platform.event_dead_letter", WAKES),
            Map.entry("platform.event_listener_tenant", WAKES),
            Map.entry("platform.idempotency_key", "answers repeated calls for a day"),
            Map.entry("platform.mail", "sealed: mails hold links that open doors; what they tell of is here"),
            Map.entry("properties.map_picture", "pictures of a vendor's, to be asked for again"),
            Map.entry("properties.geocoding", "what a vendor said of places, to be asked again"),
            Map.entry("tenancy.invite_past_token", "digests of secrets, and nothing else"),
            Map.entry("transfer.import_error", "rows on their way into a file of errors, which is in files/"));

    private static final Pattern SECRET = Pattern.compile("hash|token|secret|password|digest|salt|seal|signature");

    /** Columns whose names sound like secrets, and what they are. */
    private static final Map<String, String> NO_SECRETS =
            Map.of("security_policy.password_min_length", "a number of characters");

    @Autowired
    List<ExportPart> parts;

    private Stream<ExportTable> exported() {
        return parts.stream().flatMap(part -> part.tables().stream());
    }

    /** As {@link Tables} has it: the schema is in the package of the table's class. */
    private static String name(ExportTable table) {
        return table.table().getClass().getPackageName().split("\\.", -1)[1] + "."
                + table.table().getName();
    }

    @Test
    void everyTableOfTenantsIsInTheArchiveOrSaysWhyNot() {
        var tables = Stream.concat(
                        Tables.all()
                                .filter(table -> table.kind() == Kind.TENANT || table.kind() == Kind.MEMBERSHIP)
                                .map(Table::name),
                        Stream.of("tenancy.tenant"))
                .collect(Collectors.toSet());

        assertThat(Stream.concat(exported().map(ExportedTablesTest::name), LEFT_OUT.keySet().stream()))
                .containsExactlyInAnyOrderElementsOf(tables);
    }

    @Test
    void everyColumnIsInTheArchiveOrSaysWhyNot() {
        exported().forEach(table -> {
            var said = Stream.of(table.columns(), table.withheld().keySet(), Set.of(table.tenant()))
                    .flatMap(columns -> columns.stream().map(Field::getName))
                    .collect(Collectors.toSet());
            assertThat(said)
                    .as(name(table))
                    .containsExactlyInAnyOrderElementsOf(
                            table.table().fieldStream().map(Field::getName).toList());
            assertThat(table.columns())
                    .as(name(table))
                    .doesNotHaveDuplicates()
                    .noneMatch(table.withheld()::containsKey);
        });
    }

    @Test
    void noColumnInTheArchiveIsASecret() {
        assertThat(exported()
                        .flatMap(table -> table.columns().stream()
                                .map(column -> table.table().getName() + "." + column.getName())
                                .filter(column -> SECRET.matcher(column.split("\\.", -1)[1])
                                        .find())))
                .containsExactlyElementsOf(NO_SECRETS.keySet());
    }

    @Test
    void everyFileAndEveryColumnOfItHasItsOwnName() {
        assertThat(exported().map(ExportTable::name)).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z-]+"));
        exported().forEach(table -> assertThat(table.names()).doesNotHaveDuplicates());
    }
}
