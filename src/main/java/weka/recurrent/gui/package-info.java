/**
 * What Weka's windows show of us (floor 5): this package holds the parts that every window of ours is made of; the packages below
 * hold the windows.
 *
 * <pre>
 *   weka.recurrent.report.Chart ──► ChartView    one chart on screen: title, zoom by dragging, a menu that zooms and saves
 *                                     ├─ RoleGraphics   draws the roles of the Palette in the colors of the look and feel
 *                                     └─ ChartMenu      PNG, SVG, CSV through weka.recurrent.report.ChartFile
 *   Work ──► WorkBar                  one piece of work at a time off the event thread: sentence, progress, Cancel, errors
 *   WrappingRow, WidePanel            parts that find room: in more rows, in a view that scrolls
 *   Paragraph                         a sentence that wraps; every text longer than a label
 *   Look                              colors and font size of the look and feel, asked anew whenever something is drawn
 * </pre>
 *
 * <p>Rules of all windows:
 * <ul>
 * <li>A chart is made by {@code weka.recurrent.report}, so that window and report show the same; nothing is drawn by hand here.
 *     </li>
 * <li>The event thread only shows. Whatever reads data or runs a network is {@link weka.recurrent.gui.Work}, started by a
 *     {@link weka.recurrent.gui.WorkBar}; a test holds a watchdog against it.</li>
 * <li>An error is a sentence in the window, with its remedy; a dialog appears only where the user just asked for a file.</li>
 * <li>Colors and sizes come from the look and feel through {@link weka.recurrent.gui.Look}: no color constant, no size in pixels
 *     that text has to fit into. Windows are usable at 1280 x 900 with fonts of twice their size, light and dark.</li>
 * <li>Components that a test must find have a name ({@code setName}), such as {@code sequences.layout}.</li>
 * <li>Weka makes its tabs when it starts: constructors do as little as they can, charts come with the first showing. None of
 *     these packages is scanned by Weka, and nothing here loads a native library.</li>
 * </ul>
 *
 * <p>Imports: Swing, JFreeChart, Weka, and all floors below. Start reading at {@link weka.recurrent.gui.ChartView}.
 */
package weka.recurrent.gui;
