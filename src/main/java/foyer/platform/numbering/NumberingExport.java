package foyer.platform.numbering;

import static foyerdb.platform.Tables.NUMBER_SERIES;

import foyer.platform.export.ExportPart;
import foyer.platform.export.ExportTable;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people take away of numbers: how far each series has come. */
@Component
class NumberingExport implements ExportPart {

    @Override
    public List<ExportTable> tables() {
        return List.of(ExportTable.of("number-series", NUMBER_SERIES, NUMBER_SERIES.TENANT_ID, NUMBER_SERIES.ID)
                .with(NUMBER_SERIES.SERIES, NUMBER_SERIES.PERIOD, NUMBER_SERIES.LAST));
    }
}
