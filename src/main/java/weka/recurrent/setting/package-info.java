/**
 * What can be said of a setting before anybody knows what it is for. {@link weka.recurrent.setting.Range} is the range of a
 * number, written once as a constant of the record that needs it; {@link weka.recurrent.setting.Setting} stands at the getter of
 * an option and names that constant. So the command line, the setters, the scripts, the dialog and the record itself refuse the
 * same values in the same words.
 *
 * <p>Imports: nothing of ours.
 */
package weka.recurrent.setting;
