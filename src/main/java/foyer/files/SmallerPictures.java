package foyer.files;

import foyer.jobs.Jobs;
import foyer.jobs.NewJob;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Has smaller forms of pictures made, after the running transaction. */
@Component
class SmallerPictures {

    /** Asked for late: jobs know their handlers, and some of those write files. */
    private final ObjectProvider<Jobs> jobs;

    private final VariantQueries queries;

    SmallerPictures(ObjectProvider<Jobs> jobs, VariantQueries queries) {
        this.jobs = jobs;
        this.queries = queries;
    }

    /** Those that these bytes lack. */
    void make(UUID blob) {
        make(new PictureJob.Input(blob, null), blob.toString());
    }

    /** One whose bytes are lost: a job that is at the picture already has seen that it was there. */
    void remake(VariantQueries.Kept form) {
        make(new PictureJob.Input(form.blob(), form.form()), form.key().name());
    }

    private void make(PictureJob.Input input, String unique) {
        jobs.getObject().enqueue(NewJob.of(PictureJob.TYPE, input).uniqueKey(unique));
    }

    /** Those that the file lacks, if it is one that may have them. */
    void make(StoredFile file) {
        if (file.purpose() == FilePurpose.MEDIA && file.picture()) {
            queries.blob(file.id()).ifPresent(this::make);
        }
    }
}
