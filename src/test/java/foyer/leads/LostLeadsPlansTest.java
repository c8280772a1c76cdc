package foyer.leads;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of 6,000 lost leads all but 20 are archived: whatever leads to them, those in use are read and no others, and the other way round. */
@Tag("module")
class LostLeadsPlansTest {

    private static final int PAGE = PageReads.PAGE;

    /** By their index, and by their keys: to be looked at, and to be shown. */
    private static final int READ = 3 * (PAGE + 1);

    /** Where leads are looked at that lie next to each other, some at first. */
    private static final int LOOKED_AT = 2 * NearestLeadQueries.LOOKED_AT_FIRST + READ;

    private static LeadsAtSize leads;

    @BeforeAll
    static void load() {
        leads = LeadsAtSize.shared();
    }

    private static LeadFilter read(String parts, boolean archived) {
        var json = parts.replace("STAGE", leads.stage(7).toString())
                .replace("MEMBER", leads.member(19).toString());
        return LeadFilterJson.read(
                "{%s, 'archived': %s}".formatted(json, archived).replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            20 | 'stages': ['STAGE']
            20 | 'assignees': ['MEMBER']
            20 | 'assignees': ['MEMBER'], 'stages': ['STAGE']
            20 | 'countries': ['LB']
            20 | 'city': 'Lost'
            20 | 'doNotContact': true
            """)
    void readsThoseInUseOnly(int found, String parts) {
        PageReads.assertReads(leads, read(parts, false), found, READ);
    }

    /** Where no index has the page in its order. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            0 | 'stages': ['STAGE'], 'sources': ['CAMPAIGN']
            20 | 'kinds': ['LOST']
            20 | 'kinds': ['LOST'], 'assignees': ['MEMBER']
            """)
    void looksAtThoseInUseOnly(int found, String parts) {
        PageReads.assertReads(leads, read(parts, false), found, LOOKED_AT);
    }

    /** Those that are archived are read from the same indexes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            20 | 'stages': ['STAGE']
            20 | 'assignees': ['MEMBER']
            20 | 'countries': ['LB']
            20 | 'doNotContact': true
            20 | 'slaBreached': true
            0 | 'unassigned': true
            """)
    void readsThoseThatAreArchivedOnly(int found, String parts) {
        PageReads.assertReads(leads, read(parts, true), found, READ);
    }
}
