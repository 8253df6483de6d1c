package weka.recurrent.dsl.words;

import weka.recurrent.experiment.run.ExperimenterFile;
import weka.recurrent.experiment.run.RunSettings;

/**
 * What a script asks for beside the plan: how to carry it out and what to keep.
 *
 * @param settings of the run
 * @param resume whether to go on in the newest folder of the same plan, even a complete one
 * @param master of the Spark that does the jobs, null for threads
 * @param saveTo file of the best model, null for none
 * @param exportTo file of the best network for other programs, null for none
 * @param experimenter file for Weka's Experimenter, null for none
 */
public record Asked(RunSettings settings, boolean resume, String master, String saveTo, String exportTo,
    ExperimenterFile experimenter) {}
