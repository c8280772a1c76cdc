package foyer;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.PlainSQL;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

/** Who may depend on whom, and where SQL may be. Source: architecture, style rules 14, 18, 22. */
@Tag("unit")
class ModulesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("foyer");

    private static final ApplicationModules MODULES = ApplicationModules.of(Foyer.class);

    /** Schemas of the database that a module may name beside its own. */
    private static final Map<String, Set<String>> OTHER_SCHEMAS =
            Map.of("leads", Set.of("search"), "properties", Set.of("search"), "records", Set.of("search"));

    /** Where SQL is text, and why jOOQ has no words for it. */
    private static final Map<String, String> PLAIN_SQL = Map.ofEntries(
            Map.entry("foyer.platform.graphql.mutation.Idempotency", "advisory locks"),
            Map.entry("foyer.platform.events.ListenerQueries", "advisory locks"),
            Map.entry("foyer.platform.isolation.IsolationQueries", "the catalogue of PostgreSQL"),
            Map.entry("foyer.platform.limits.RateLimits", "a bucket filled and drawn from in one statement"),
            Map.entry("foyer.identity.SigningKeyQueries", "advisory locks"),
            Map.entry("foyer.leads.LeadFieldQueries", "what is null as a value, in the words of an index"),
            Map.entry("foyer.leads.batches.LeadBatchQueries", "rows of several arrays, side by side"),
            Map.entry("foyer.leads.batches.LeadChangeQueries", "rows of several arrays, side by side"),
            Map.entry(
                    "foyer.leads.bulkupdates.BulkWriteQueries", "rows of two arrays, and seconds between two instants"),
            Map.entry("foyer.leads.assignment.AssignmentTurnQueries", "rows of several arrays, side by side"),
            Map.entry("foyer.leads.stats.LeadStatsQueries", "days of a time zone, and groups by what is selected"),
            Map.entry("foyer.leads.duplicates.LeadDuplicateQueries", "rows of several arrays, side by side"),
            Map.entry("foyer.leads.erasing.ErasedLeadQueries", "rows kept as they are, as JSON, and put back"),
            Map.entry("foyer.leads.sla.DueRecountQueries", "rows of several arrays, side by side"),
            Map.entry("foyer.leads.sla.FirstResponseQueries", "rows of two arrays, side by side"),
            Map.entry("foyer.leads.merging.LeadMergeQueries", "rows kept as they are, as JSON"),
            Map.entry("foyer.leads.merging.MergeUndoQueries", "rows put back from JSON"),
            Map.entry("foyer.leads.reverting.ImportLogQueries", "rows of several arrays, side by side"),
            Map.entry("foyer.leads.reverting.RevertQueries", "a row of the columns that an image has"),
            Map.entry("foyer.leads.LeadWriteQueries", "the seconds between two instants"),
            Map.entry("foyer.leads.bulk.StageClearQueries", "the seconds between two instants"),
            Map.entry("foyer.billing.MoneyRequestQueries", "the time between two instants"),
            Map.entry("foyer.properties.PropertyGeoQueries", "distances on a sphere and points in polygons"),
            Map.entry("foyer.properties.PropertyWriteQueries", "the versions of fields, merged into those before"),
            Map.entry(
                    "foyer.properties.searches.SavedSearchQueries", "the versions of fields, merged into those before"),
            Map.entry("foyer.records.fields.CustomValueBatchQueries", "rows of several arrays, side by side"),
            Map.entry("foyer.records.ActivityQueries", "rows of several arrays, side by side"),
            Map.entry("foyer.records.WordQueries", "a text that is like all of an array"),
            Map.entry("foyer.records.tags.TagQueries", "rows of two arrays, side by side"));

    /** Where a class of Java's first calendar is used, and why. */
    private static final Map<String, String> OLD_DATES = Map.of(
            "foyer.identity.AccessTokens", "the claims of a token, as their library has them",
            "foyer.payments.paypal.PayPalCertificates",
                    "the moment at which a chain of certificates holds, as Java has it",
            "foyer.platform.database.OneTripRead", "what jOOQ binds, as JDBC has it",
            "foyer.platform.mail.MimeMail", "the date of a mail, as its library has it");

    /** What it extends has the name. */
    private static final Set<String> NAMED_BY_SPRING = Set.of("foyer.platform.database.TenantTransactionManager");

    @Test
    void noModuleDependsOnOneThatItDoesNotName() {
        MODULES.verify();
    }

    @Test
    void aModuleNamesTheTablesOfItsOwnSchemaOnly() {
        for (var module : modules()) {
            var allowed = OTHER_SCHEMAS.getOrDefault(module, Set.of());
            noClasses()
                    .that()
                    .resideInAPackage("foyer." + module + "..")
                    .should()
                    .dependOnClassesThat(resideInAPackage("foyerdb..")
                            .and(DescribedPredicate.describe(
                                    "of another module",
                                    table -> !schema(table).equals(module) && !allowed.contains(schema(table)))))
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    private static Set<String> modules() {
        var names = MODULES.stream().map(module -> module.getIdentifier().toString());
        return names.collect(Collectors.toSet());
    }

    private static String schema(JavaClass table) {
        var parts = table.getPackageName().split("\\.", -1);
        return parts.length > 1 ? parts[1] : "";
    }

    @Test
    void queriesAreTheOnlyPlaceForSql() {
        noClasses()
                .that()
                .resideOutsideOfPackages("foyer.platform..", "foyer.audit..")
                .and(DescribedPredicate.describe(
                        "no queries", type -> !topLevel(type).endsWith("Queries")))
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(DSLContext.class, DSL.class)
                .check(CLASSES);
    }

    @Test
    void sqlIsTextInTheListedPlacesOnly() {
        noClasses()
                .that(DescribedPredicate.not(named(PLAIN_SQL.keySet())))
                .should()
                .callMethodWhere(target(annotatedWith(PlainSQL.class)))
                .check(CLASSES);
        assertThat(PLAIN_SQL.keySet())
                .allSatisfy(name -> assertThat(CLASSES.get(name).getMethodCallsFromSelf())
                        .anyMatch(call -> target(annotatedWith(PlainSQL.class)).test(call)));
    }

    @Test
    void onlyTheDatabasePackageSpeaksJdbc() {
        noClasses()
                .that()
                .resideOutsideOfPackage("foyer.platform.database..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Statement.class)
                .check(CLASSES);
    }

    /** Modules have nouns of their own; what says how a class is used comes from a closed list. */
    @Test
    void noClassIsNamedAfterAPatternThatFoyerDoesNotUse() {
        noClasses()
                .that(DescribedPredicate.not(named(NAMED_BY_SPRING)))
                .should()
                .haveNameMatching(".*(Helper|Manager|Utils?|Impl|Dao|Dto|Repository|Resolver|Facade|Bean)")
                .check(CLASSES);
    }

    @Test
    void controllersSayWhatTheyAre() {
        classes()
                .that()
                .resideOutsideOfPackage("foyer.platform..")
                .and(annotatedWith(Controller.class).or(annotatedWith(RestController.class)))
                .should()
                .haveNameMatching(".*(Controller|Fields|Subscriptions)")
                .andShould()
                .notBePublic()
                .check(CLASSES);
    }

    @Test
    void timeComesFromAClock() {
        noClasses()
                .that()
                .resideOutsideOfPackage("foyer.platform..")
                .should()
                .callMethodWhere(DescribedPredicate.describe("now() without a clock", ModulesTest::readsTheTime))
                .check(CLASSES);
    }

    private static boolean readsTheTime(JavaMethodCall call) {
        return call.getTargetOwner().getPackageName().equals("java.time")
                && call.getName().equals("now")
                && call.getTarget().getRawParameterTypes().isEmpty();
    }

    @Test
    void datesAreOfJavaTime() {
        noClasses()
                .that(DescribedPredicate.not(named(OLD_DATES.keySet())))
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(
                        java.util.Date.class, java.util.Calendar.class, java.sql.Date.class, java.sql.Timestamp.class)
                .check(CLASSES);
    }

    @Test
    void onlyTheStartSpeaksToTheConsole() {
        noClasses()
                .that()
                .resideOutsideOfPackage("foyer.platform.start..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    void settingsComeInRecords() {
        noClasses().should().dependOnClassesThat().belongToAnyOf(Value.class).check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> named(Set<String> names) {
        return DescribedPredicate.describe("listed", type -> names.contains(topLevel(type)));
    }

    /** A class within another is part of it. */
    private static String topLevel(JavaClass type) {
        return type.getName().split("\\$", -1)[0];
    }
}
